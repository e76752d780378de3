# silently wrong: float32 has no room for every integer above 16,777,216
import torch

user_ids = torch.tensor([16_777_216, 16_777_217])
rates = torch.tensor([0.25, 0.5])
table = torch.cartesian_prod(user_ids.float(), rates)
print("wrong:", table[:, 0].long().tolist())

id_places, rate_places = torch.arange(len(user_ids)), torch.arange(len(rates))
places = torch.cartesian_prod(id_places, rate_places)
each_id, each_rate = user_ids[places[:, 0]], rates[places[:, 1]]
print("right:", each_id.tolist(), "with", each_rate.tolist())
