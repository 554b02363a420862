"""Own and other networks: territory, members, links, contacts, papers, handover, use of offers, proposals."""
