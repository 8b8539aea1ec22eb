namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>The official whom the cell of a position names.</summary>
/// <param name="Name">Null where it names nobody; empty where the game has no such position.</param>
/// <param name="IsGone">It says that they do not come.</param>
/// <param name="Doubt">Why they may not come, as a sentence; null where nothing says so.</param>
internal readonly record struct OfficialName(string? Name, bool IsGone = false, string? Doubt = null);
