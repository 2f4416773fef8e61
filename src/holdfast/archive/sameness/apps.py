from django.apps import AppConfig


class SamenessConfig(AppConfig):
    name = "holdfast.archive.sameness"
    label = "sameness"
    default_auto_field = "django.db.models.BigAutoField"
