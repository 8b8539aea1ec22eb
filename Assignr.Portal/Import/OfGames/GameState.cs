using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Everything that an import can say about a game.</summary>
internal sealed record GameState
{
    public string? ExternalId { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public bool IsTimeToBeSet { get; init; }

    public required string Home { get; init; }

    public required string Away { get; init; }

    public bool IsCancelled { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<CrewPlace> Crew { get; init; }

    /// <summary>The revision when it was read; 0 for a planned state.</summary>
    public int Revision { get; init; }

    public string Describe(Site site) => $"{Away} at {Home}, {When(site)}";

    private string When(Site site) => Games.GameWords.Exact(StartsAt, IsTimeToBeSet, site);

    public CrewPlace? At(string position) => Crew.FirstOrDefault(place => PositionName.Same(place.Position, position));

    /// <param name="site">For the time zone in which dates and times are shown.</param>
    public static IReadOnlyList<FieldChange> Changes(GameState before, GameState after, Site site)
    {
        var changes = new List<FieldChange>();
        Compare(GameLabel.Id, before.ExternalId, after.ExternalId);
        if ((before.StartsAt, before.IsTimeToBeSet) != (after.StartsAt, after.IsTimeToBeSet))
            Compare(GameLabel.Start, before.When(site), after.When(site));
        Compare(GameLabel.Home, before.Home, after.Home);
        Compare(GameLabel.Away, before.Away, after.Away);
        Compare(GameLabel.State, before.IsCancelled ? "Cancelled" : "On", after.IsCancelled ? "Cancelled" : "On");
        for (var index = 0; index < after.Crew.Count; index++)
        {
            // In most cases they are in the same order.
            var place = after.Crew[index];
            var was = index < before.Crew.Count && PositionName.Same(before.Crew[index].Position, place.Position)
                ? before.Crew[index]
                : before.At(place.Position);
            if (was is null || was.Key != place.Key)
                changes.Add(new FieldChange(LabelOf(place.Position), was?.Name ?? "", place.Name ?? (was is null ? "open" : "")));
        }
        return changes;

        void Compare(string label, string? old, string? now)
        {
            if ((old ?? "") != (now ?? ""))
                changes.Add(new FieldChange(label, old ?? "", now ?? ""));
        }
    }

    /// <summary>This state with one field of another one, by its label in <see cref="Changes"/>. A position that the other one does not
    /// have is removed.</summary>
    public GameState With(string label, GameState from) => label switch
    {
        GameLabel.Id => this with { ExternalId = from.ExternalId },
        GameLabel.Start => this with { StartsAt = from.StartsAt, IsTimeToBeSet = from.IsTimeToBeSet },
        GameLabel.Home => this with { Home = from.Home },
        GameLabel.Away => this with { Away = from.Away },
        GameLabel.State => this with { IsCancelled = from.IsCancelled },
        _ => this with
        {
            Crew = [.. Crew.Select(place => PositionName.Same(LabelOf(place.Position), label) ? from.At(place.Position) : place)
                .OfType<CrewPlace>()],
        },
    };

    /// <summary>A position may be called "Home", which is also the label of a team.</summary>
    private static string LabelOf(string position) =>
        GameLabel.All.Contains(position, StringComparer.OrdinalIgnoreCase) ? $"{position} (position)" : position;

    public static string Facts(GameState after, GameState? before = null) => JsonSerializer.Serialize(new GameFactsOfEntry(after, before));

    public static GameFactsOfEntry Read(ImportEntry entry) => JsonSerializer.Deserialize<GameFactsOfEntry>(entry.Facts)!;
}

internal static class GameLabel
{
    public const string Id = "Game id";
    public const string Start = "Date and time";
    public const string Home = "Home";
    public const string Away = "Away";
    public const string State = "State";

    public static readonly string[] All = [Id, Start, Home, Away, State];
}

internal sealed record GameFactsOfEntry(GameState After, GameState? Before);

/// <summary>One position of a crew: open, a person's, or for a person who is still to be added.</summary>
/// <param name="Position">Its name.</param>
/// <param name="PersonId">The person; null: open, or <paramref name="NewKey"/>.</param>
/// <param name="Name">The name to show.</param>
/// <param name="NewKey">The folded name of a person who is added with the import.</param>
internal sealed record CrewPlace(string Position, Guid? PersonId = null, string? Name = null, string? NewKey = null)
{
    /// <summary>Null: open.</summary>
    public (Guid? PersonId, string? NewKey)? Key => PersonId is null && NewKey is null ? null : (PersonId, NewKey);
}

/// <summary>A row about a game.</summary>
internal sealed record GamePlanRow : PlanRow
{
    public Guid? GameId { get; init; }

    public GameState? Before { get; init; }

    /// <summary>Null where the row is not applied.</summary>
    public GameState? After { get; init; }

    /// <summary>Those of the crew whom the row itself names.</summary>
    public IReadOnlyList<CrewPlace> Named { get; init; } = [];

    /// <summary>Changes whenever what would be written changes (SHA-256, hexadecimal).</summary>
    public static string DigestOf(IEnumerable<PlanRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder(4096);
        foreach (var row in rows.Cast<GamePlanRow>())
        {
            text.Clear().Append(CultureInfo.InvariantCulture,
                $"{row.Line}\t{row.Outcome}\t{row.GameId.GetValueOrDefault()}\t{row.Before?.Revision}\n");
            if (row is { Outcome: Outcome.Add or Outcome.Update, After: { } after })
            {
                text.Append(CultureInfo.InvariantCulture, $"{after.ExternalId}\t{after.StartsAt.UtcTicks}\t{after.IsTimeToBeSet}")
                    .Append(CultureInfo.InvariantCulture, $"\t{after.Home}\t{after.Away}\t{after.IsCancelled}");
                foreach (var place in after.Crew)
                    text.Append(CultureInfo.InvariantCulture, $"\t{place.Position}={place.PersonId.GetValueOrDefault()}={place.NewKey}");
            }
            foreach (var part in text.GetChunks())
                hash.AppendData(MemoryMarshal.AsBytes(part.Span));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
