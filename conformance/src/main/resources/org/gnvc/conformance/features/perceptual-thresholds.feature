@L3 @lite
Feature: Perceptual thresholds
  Clips that our encoder has written look as good as they did when the limits were measured, with
  a small margin. LPIPS is judged where its weights are given.

  @lite
  Scenario Outline: <clip> at rate <rate> looks as it should
    Given the drawn clip <clip>
    When it is encoded at rate <rate> and decoded
    Then it keeps the limits of MS-SSIM, warp error and LPIPS

    Examples:
      | clip    | rate |
      | day     | 8    |
      | day     | 24   |
      | day     | 40   |
      | day     | 56   |
      | evening | 8    |
      | evening | 24   |
      | evening | 40   |
      | evening | 56   |

  @lite
  Scenario: real clips look as they should
    When the real clips are encoded at every rate and decoded
    Then they keep the limits of MS-SSIM, warp error and LPIPS
