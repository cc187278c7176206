"""What a web server calls. Whichever server it is, it is refused a database that holds what it should not."""

import os

from django.core.wsgi import get_wsgi_application

from lintel.project.checks import refuse_unsafe_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lintel.project.settings")
application = get_wsgi_application()
refuse_unsafe_database()
