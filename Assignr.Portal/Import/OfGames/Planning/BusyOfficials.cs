namespace Assignr.Portal.Import.OfGames.Planning;

/// <summary>The officials of the file's games with their times: nobody can be in two games at once.</summary>
internal sealed class BusyOfficials
{
    private readonly HashSet<((Guid?, string?), DateTimeOffset)> busy = [];

    public IEnumerable<string> Notes(GameState after, string? notice)
    {
        if (notice is not null)
            yield return notice;
        foreach (var place in after.Crew.Where(place => place.Key is not null))
        {
            if (!after.IsTimeToBeSet && !busy.Add((place.Key!.Value, after.StartsAt)))
                yield return $"{place.Name} is named in another game at that time.";
        }
    }
}
