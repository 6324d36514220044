# Operators at the ends of the latent codec's transforms. Planes as Java sees them are contiguous
# float32 without a batch dimension; pictures are (1, C, H, W) in channels-last memory.
class Operators(Module):

  # Planes (C, H, W) as a float32 picture.
  def picture(self, x: Tensor) -> Tensor:
    return torch.contiguous(torch.unsqueeze(x, 0), memory_format=2)

  # A picture of any precision as planes (C, H, W) float32.
  def planes(self, x: Tensor) -> Tensor:
    return torch.contiguous(torch.squeeze(torch.to(x, 6), 0))

  # Puts pictures of one precision beside each other along the channels.
  def join(self, parts: List[Tensor]) -> Tensor:
    return torch.cat(parts, 1)

  # x - alpha * last: what the linear prediction from the last decoded latent leaves.
  def predict_residual(self, x: Tensor, alpha: Tensor, last: Tensor) -> Tensor:
    return torch.sub(x, torch.mul(alpha, last))

  # (base + detail) * gain as planes.
  def scaled_planes(self, base: Tensor, detail: Tensor, gain: Tensor) -> Tensor:
    return self.planes(torch.mul(torch.add(base, detail), gain))

  # The coded latent brought back to the networks' range: planes -> picture.
  def unscaled_picture(self, y: Tensor, gain: Tensor) -> Tensor:
    return torch.contiguous(torch.mul(torch.unsqueeze(y, 0), gain), memory_format=2)

  # base + detail + alpha * last, last being absent for the first latent of a key group.
  def latent(self, base: Tensor, detail: Tensor, alpha: Tensor, last: List[Tensor]) -> Tensor:
    y = torch.add(base, detail)
    if torch.len(last) > 0:
      y = torch.add(y, torch.mul(alpha, last[0]))
    return torch.contiguous(y, memory_format=2)

