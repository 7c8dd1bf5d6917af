"""Who reads the articles: this process alone, others beside it, or those of other machines.

extract.py     some articles -> their facts: what a batch of work is, wherever it is done
tried.py       a model that has read a sentence of ours first
work.py        a batch as it is given out, what comes back, and what a crew can do
alone.py       this process
foreman.py     gives batches to many hands, and their results in the order asked for
processes.py   hands that are processes of this machine; worker.py is what each runs, pipe.py how they talk
cluster.py     hands that are the workers of a dask scheduler; dask_worker.py is what each does
"""
