"""The site put together: settings, site map, and how it is started."""
