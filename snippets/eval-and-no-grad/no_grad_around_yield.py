# silently wrong: while the generator waits, its block stays open for the caller
import torch


def predictions_in_a_block(batches):
    with torch.no_grad():
        for batch in batches:
            yield batch.mean()


@torch.no_grad()
def predictions_decorated(batches):
    for batch in batches:
        yield batch.mean()


def caller_records(predictions):
    weight = torch.ones(1, requires_grad=True)
    return [(weight * prediction).requires_grad for prediction in predictions]


batches = [torch.ones(2), torch.zeros(2)]
print("wrong:", caller_records(predictions_in_a_block(batches)))
print("right:", caller_records(predictions_decorated(batches)))
