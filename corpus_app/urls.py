"""Readers' URLs of the plugin."""

app_name = "corpus"
urlpatterns = []
