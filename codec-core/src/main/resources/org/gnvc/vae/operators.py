# Operators at the ends of the lite video autoencoder: between frames or latents as Java sees them,
# contiguous float32, and pictures in channels-last memory. A tile is a part of the picture; its
# place and size are given in latent positions (8 x 8 pixels each). Type 6: float32.
class Operators(Module):

  # The tile of n groups of four frames, each group one picture of 4 x 4 pixel blocks:
  # frames (T, 3, H, W) -> (n, 192, 2h, 2w) float32. The groups begin at frame `start`; a negative
  # start repeats the first frame as often as frames are missing.
  def read_frames(self, frames: Tensor, start: int, n: int, y: int, x: int, h: int, w: int) -> Tensor:
    part = torch.narrow(torch.narrow(frames, 2, 8 * y, 8 * h), 3, 8 * x, 8 * w)
    if start < 0:
      first = torch.expand(torch.narrow(part, 0, 0, 1), [-start, -1, -1, -1])
      part = torch.cat([first, torch.narrow(part, 0, 0, 4 * n + start)], 0)
    else:
      part = torch.narrow(part, 0, start, 4 * n)
    blocks = torch.reshape(part, [n, 12, 2 * h, 4, 2 * w, 4])
    blocks = torch.reshape(torch.permute(blocks, [0, 2, 4, 1, 3, 5]), [n, 2 * h, 2 * w, 192])
    return torch.permute(blocks, [0, 3, 1, 2])

  # Frames of the decoder, (4k, 3, 8H, 8W), not yet written.
  def new_frames(self, latents: Tensor) -> Tensor:
    k, h, w = torch.size(latents, 0), torch.size(latents, 2), torch.size(latents, 3)
    return torch.new_empty(latents, [4 * k, 3, 8 * h, 8 * w])

  # Writes the inner part of a decoded tile into the frames from `start` on. detail (n, 192, 2h, 2w)
  # in any type, which is overwritten, and base (n, 192, 2h, 2w) float32 are added. The inner part begins at (top, left) of
  # the tile, is (h, w) large and belongs at (y, x) of the picture.
  def write_frames(self, frames: Tensor, start: int, detail: Tensor, base: Tensor, top: int, left: int, h: int, w: int, y: int, x: int) -> Tensor:
    n = torch.size(base, 0)
    sum = torch.add_(torch.to(detail, 6), base)
    sum = torch.narrow(torch.narrow(sum, 2, 2 * top, 2 * h), 3, 2 * left, 2 * w)
    blocks = torch.reshape(torch.permute(sum, [0, 2, 3, 1]), [n, 2 * h, 2 * w, 12, 4, 4])
    target = torch.narrow(torch.narrow(frames, 2, 8 * y, 8 * h), 3, 8 * x, 8 * w)
    target = torch.narrow(target, 0, start, 4 * n)
    target = torch.view(target, [n, 12, 2 * h, 4, 2 * w, 4])
    torch.copy_(target, torch.permute(blocks, [0, 3, 1, 4, 2, 5]))
    return frames

  # The raw latents of a tile as a picture: latents (K, Z, H, W) normalised -> (n, Z, h, w) float32.
  def read_latents(self, latents: Tensor, start: int, n: int, y: int, x: int, h: int, w: int, mean: Tensor, std: Tensor) -> Tensor:
    part = torch.narrow(torch.narrow(torch.narrow(latents, 0, start, n), 2, y, h), 3, x, w)
    return torch.contiguous(torch.add(torch.mul(part, std), mean), memory_format=2)

  # Latents of the encoder, not yet written, on the device of the frames.
  def new_latents(self, frames: Tensor, k: int, z: int) -> Tensor:
    h, w = torch.floordiv(torch.size(frames, 2), 8), torch.floordiv(torch.size(frames, 3), 8)
    return torch.new_empty(frames, [k, z, h, w])

  # Writes the inner part of an encoded tile, normalised; see write_frames for the places.
  def write_latents(self, latents: Tensor, start: int, detail: Tensor, base: Tensor, top: int, left: int, h: int, w: int, y: int, x: int, mean: Tensor, std: Tensor) -> Tensor:
    sum = torch.div(torch.sub(torch.add(base, detail), mean), std)
    target = torch.narrow(latents, 0, start, torch.size(base, 0))
    target = torch.narrow(torch.narrow(target, 2, y, h), 3, x, w)
    torch.copy_(target, torch.narrow(torch.narrow(sum, 2, top, h), 3, left, w))
    return latents
