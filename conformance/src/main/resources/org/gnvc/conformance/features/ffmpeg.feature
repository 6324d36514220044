@ffmpeg @library @lite
Feature: FFmpeg
  FFmpeg with the plug-in decodes what the command line decodes.

  @L0
  Scenario Outline: <vector> is accepted by FFmpeg
    Given the vector <vector>
    When FFmpeg decodes it
    Then the decoder accepts the stream
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector             |
      | format-422-10-bit  |
      | format-422-8-bit   |
      | format-444-10-bit  |
      | format-444-8-bit   |
      | format-rgb-10-bit  |
      | format-rgb-8-bit   |
      | key-and-predictive |
      | one-frame          |

  @L2
  Scenario Outline: <vector> looks in FFmpeg as it should
    Given the vector <vector>
    When FFmpeg decodes it
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector             |
      | format-422-10-bit  |
      | format-422-8-bit   |
      | format-444-10-bit  |
      | format-444-8-bit   |
      | format-rgb-10-bit  |
      | format-rgb-8-bit   |
      | key-and-predictive |
      | one-frame          |

  @L0
  Scenario Outline: <vector> is reported by FFmpeg
    Given the vector <vector>
    When FFmpeg decodes it
    Then the decoder reports the problem
    And the frames that can be decoded are delivered in the right format

    @level-1
    Examples: bitstream level 1
      | vector           |
      | bytes-at-the-end |
      | bytes-inserted   |
      | bytes-missing    |
