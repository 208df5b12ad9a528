"""What `import` says of a table, for the tests of tables."""


def rows_of(result):
    assert result.code in {0, 1}, result.err
    return result.data["rows"]


def looked_at(rc, path, *arguments):
    result = rc("import", path, "--dry-run", "--json", *arguments)
    assert result.code == 0, result.err
    return result.data


def added(rc, path, *arguments):
    """The records that would be added: firm, role, day, stage."""
    found = [row["record"] for row in looked_at(rc, path, *arguments)["rows"] if row["action"] == "add"]
    return [(each["company"], each["role"], each["rejected_on"], each["stage"]) for each in found]
