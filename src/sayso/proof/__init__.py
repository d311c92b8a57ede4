"""What makes a case provable: an archive in which every byte counts, records of the web, digests, signatures, time stamps."""
