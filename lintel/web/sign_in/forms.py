"""The form of signing in with a password."""

from typing import Any

from django import forms


class SignInForm(forms.Form):
    """A username and a password. Which of the two was wrong is never said."""

    username = forms.CharField(label="Username", max_length=60)
    password = forms.CharField(label="Password", max_length=200, widget=forms.PasswordInput, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}
        self.fields["password"].widget.attrs |= {"autocomplete": "current-password"}
