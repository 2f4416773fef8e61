"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView


class NameAndPassword(AuthenticationForm):
    error_messages = {
        "invalid_login": "No account has this name and password. Check both: capital letters count.",
        "inactive": "This account is closed. Ask the keeper of this archive.",
    }


class SignIn(LoginView):
    template_name = "about/sign_in.html"
    authentication_form = NameAndPassword
    redirect_authenticated_user = True
    next_page = "home"


class SignOut(LogoutView):
    next_page = "home"
    http_method_names = ["post", "options"]
