"""Who reads the articles: this process alone, others beside it, or those of other machines.

a batch            work; extract: some articles -> their facts, by a model that has read a sentence of ours first
one process        alone
many hands         foreman gives batches out, and their results in the order asked for
of this machine    processes; worker is what each runs, pipe how they talk
of others          cluster: the workers of a dask scheduler; dask_worker is what each does
"""
