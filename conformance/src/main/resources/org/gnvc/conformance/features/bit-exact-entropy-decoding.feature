@L1
Feature: Bit-exact entropy decoding
  Every decoder takes the same symbols from a stream, on every machine.

  @lite @level-1
  Scenario Outline: <vector> has its symbols
    Given the vector <vector>
    When its symbols are decoded
    Then the decoder accepts the stream
    And every group has exactly the specified symbols

    Examples:
      | vector |
      | one-frame |
      | key-group-5 |
      | key-and-predictive |
