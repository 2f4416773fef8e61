from django.apps import AppConfig


class TagsConfig(AppConfig):
    name = "holdfast.archive.tags"
    label = "tags"
    default_auto_field = "django.db.models.BigAutoField"
