@L0
Feature: Syntax
  A stream that follows the specification is taken, and every frame of it comes out.

  @lite @level-1
  Scenario Outline: <vector> is accepted
    Given the vector <vector>
    When it is decoded
    Then the decoder accepts the stream
    And the frames that can be decoded are delivered in the right format

    Examples:
      | vector |
      | one-frame |
      | key-group-5 |
      | key-and-predictive |
