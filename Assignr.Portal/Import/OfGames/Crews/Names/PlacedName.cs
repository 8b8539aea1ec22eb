namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>Whom a cell gives a position.</summary>
/// <param name="Place">Null where somebody has to say who is meant, or where there is a problem.</param>
/// <param name="Problem">Why the row cannot be taken. A sentence.</param>
/// <param name="Mend">Then how to correct it.</param>
/// <param name="Note">Who was found by something else than their name. A sentence.</param>
internal readonly record struct PlacedName(CrewPlace? Place, string? Problem = null, string? Mend = null, string? Note = null);
