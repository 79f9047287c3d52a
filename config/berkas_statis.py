"""Static files with hashed names, the imports between JavaScript modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BerkasStatis(CompressedManifestStaticFilesStorage):
    """Without this a module imports its neighbours under unhashed names, and a browser may mix two
    releases for as long as it caches them.
    """

    support_js_module_import_aggregation = True
