namespace Assignr.Portal.Import.OfGames.States;

/// <summary>What words of a row say of its game.</summary>
internal enum Standing
{
    On = 1,

    Off,

    /// <summary>It is not played as the row has it, or perhaps: postponed, forfeited.</summary>
    Unclear,

    /// <summary>It has moved; whether the row has the old day or the new one is not said.</summary>
    Moved,

    /// <summary>It has moved to the day of the row.</summary>
    MovedHere,
}
