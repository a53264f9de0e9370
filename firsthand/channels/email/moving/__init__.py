"""Moving in: old mail is brought along from files, and stands as if we had been there."""
