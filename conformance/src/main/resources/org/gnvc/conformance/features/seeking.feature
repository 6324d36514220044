@L2 @lite @level-1
Feature: Seeking
  Decoding can start at every frame, and shows what decoding from the start shows.

  Scenario Outline: <vector> from frame <frame> on
    Given the vector <vector>
    When it is decoded from frame <frame> on
    Then the decoder accepts the stream
    And every frame is near enough to the reference decoding

    Examples:
      | vector                         | frame |
      | key-and-predictive             |     1 |
      | key-and-predictive             |    16 |
      | key-and-predictive             |    17 |
      | key-and-predictive             |    18 |
      | index-absent                   |    10 |
      | index-distance-beyond-the-file |    10 |
      | index-frames-wrong             |    10 |
      | index-distance-wrong           |    10 |
      | index-offsets-wrong            |    10 |
