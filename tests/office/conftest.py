"""What tests of the office may ask for: a site that keeps nothing, its people, their browsers."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from chutri.office.people.models import User
from tests.factories import office


@pytest.fixture(autouse=True)
def site(settings: Settings, tmp_path: Path) -> Settings:
    """Files go to a folder of the test, passwords are hashed fast, plain http is spoken."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECURE_SSL_REDIRECT = False
    return settings


@pytest.fixture
def an(db: None) -> User:
    """An, of the office that holds the plans."""
    return office.an()


@pytest.fixture
def binh(db: None) -> User:
    """Bình, of the same agency, who may only read."""
    return office.binh()


@pytest.fixture
def chi(db: None) -> User:
    """Chi, of another agency."""
    return office.chi()


@pytest.fixture
def as_an(an: User) -> Client:
    """An's browser."""
    return office.browser_of(an)


@pytest.fixture
def as_binh(binh: User) -> Client:
    """Bình's browser."""
    return office.browser_of(binh)


@pytest.fixture
def as_chi(chi: User) -> Client:
    """Chi's browser."""
    return office.browser_of(chi)
