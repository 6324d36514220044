# Operators for the tests of the library itself.
class Operators(Module):

  # scale * the sum of a list, in another type and back.
  def scaled_sum(self, parts: List[Tensor], scale: float, dtype: int, negate: bool) -> Tensor:
    y = torch.zeros_like(parts[0])
    for p in parts:
      y = torch.add(y, p)
    y = torch.to(torch.mul(torch.to(y, dtype), scale), 6)
    if negate:
      y = torch.neg(y)
    return y

  def halves(self, x: Tensor) -> Tuple[Tensor, Tensor]:
    return (torch.narrow(x, 0, 0, 1), torch.narrow(x, 0, 1, 1))

  def to_bfloat16(self, x: Tensor) -> Tensor:
    return torch.to(x, 15)

  def to_float32(self, x: Tensor) -> Tensor:
    return torch.to(x, 6)
