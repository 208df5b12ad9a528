"""The hunt as one page: figures and dates in, HTML out, with nothing to fetch and nothing to run."""
