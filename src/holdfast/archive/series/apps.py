from django.apps import AppConfig


class SeriesConfig(AppConfig):
    name = "holdfast.archive.series"
    label = "series"
    default_auto_field = "django.db.models.BigAutoField"
