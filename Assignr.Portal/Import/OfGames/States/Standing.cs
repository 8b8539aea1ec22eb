namespace Assignr.Portal.Import.OfGames.States;

/// <summary>What the words of a row say about its game.</summary>
internal enum Standing
{
    On = 1,

    Off,

    /// <summary>It is not played as written, or may not be: postponed, forfeited.</summary>
    Unclear,

    /// <summary>It was moved; it is not said whether the row has the old date or the new one.</summary>
    Moved,

    /// <summary>It was moved to the row's date.</summary>
    MovedHere,
}
