using System.Security.Cryptography;
using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>A row about a person, with the state after it is applied.</summary>
public sealed record PersonPlanRow : PlanRow
{
    /// <summary>The person of an update or of an unchanged row; null otherwise.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The current state, where there is a <see cref="PersonId"/>.</summary>
    public PersonState? Before { get; init; }

    /// <summary>The planned state; null where the row is not applied.</summary>
    public PersonState? After { get; init; }

    /// <summary>Differs where something else would be written (SHA-256, hexadecimal).</summary>
    public static string DigestOf(IEnumerable<PlanRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.Cast<PersonPlanRow>())
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Line}\t{row.Outcome}\t{row.PersonId}\t{row.Before?.Revision}\n"));
            if (row.Outcome is Outcome.Add or Outcome.Update && row.After is { } after)
                hash.AppendData(Encoding.UTF8.GetBytes($"{after.ExternalId}\t{after.FirstName}\t{after.LastName}\t{after.Phone}\t"
                    + $"{after.Permissions}\t{string.Join(' ', after.Addresses.Select(address => address.Value))}\n"));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

/// <summary>Everything that an import can say about a person.</summary>
public sealed record PersonState
{
    public string? ExternalId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public string? Phone { get; init; }

    public required Permissions Permissions { get; init; }

    /// <summary>In order, the primary one first.</summary>
    public required IReadOnlyList<EmailAddress> Addresses { get; init; }

    /// <summary>The person's revision when it was read; 0 for a planned state.</summary>
    public int Revision { get; init; }
}
