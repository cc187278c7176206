"""The forms of bringing in: a file, and whether to keep its good rows."""

from django import forms


class FileForm(forms.Form):
    """The file to be checked."""

    file = forms.FileField(
        label="Choose a file",
        help_text="CSV or Excel (.xlsx), with the headings of a template",
        error_messages={"empty": "The file is empty. Choose another one.", "required": "Choose a file.",
                        "invalid": "Choose a file.", "missing": "Choose a file."},
    )  # fmt: skip


class LoadForm(forms.Form):
    """What to do with the file."""

    keep_good_rows = forms.BooleanField(label="Store the good rows, and leave the others out", required=False)
    forget = forms.BooleanField(required=False, widget=forms.HiddenInput)
