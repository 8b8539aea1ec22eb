namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>The person to whom a cell gives a position.</summary>
/// <param name="Place">Null where it has to be asked who is meant, or where there is a problem.</param>
/// <param name="Problem">Why the row cannot be imported, as a sentence.</param>
/// <param name="Mend">How to correct the problem.</param>
/// <param name="Note">Where the person was found by something other than their name, as a sentence.</param>
internal readonly record struct PlacedName(CrewPlace? Place, string? Problem = null, string? Mend = null, string? Note = null);
