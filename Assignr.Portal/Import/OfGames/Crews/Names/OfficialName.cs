namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>Whom the cell of one official names.</summary>
/// <param name="Name">Null where it names nobody; empty where the game has no such position.</param>
/// <param name="IsGone">They are said not to come.</param>
/// <param name="Doubt">The sentence that they may not come; null where nothing says so.</param>
internal readonly record struct OfficialName(string? Name, bool IsGone = false, string? Doubt = null);
