using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;

namespace Assignr.Portal.People.Editing;

/// <summary>The form of a person, as typed.</summary>
public sealed record PersonInput
{
    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    /// <summary>In order, the primary one first. Empty ones do not count.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    public string? Phone { get; init; }

    /// <summary>Null leaves it unchanged; empty removes it.</summary>
    public string? ExternalId { get; init; }

    public Permissions Permissions { get; init; } = Permissions.Official;

    /// <summary>The field of one of the addresses.</summary>
    public static string AddressField(int index) => $"{nameof(Addresses)}[{index}]";

    /// <summary>The keys of those of the person's addresses that are no longer among these.</summary>
    public IReadOnlyList<string> Lost(Person person) =>
        [.. person.Addresses.Select(address => address.Key).Except(Addresses.Select(EmailAddress.KeyOf).OfType<string>())];

    /// <summary>Looks at every field. Addresses are answered only where nothing is wrong.</summary>
    public IReadOnlyList<Problem> Check(out IReadOnlyList<EmailAddress> addresses)
    {
        var problems = new List<Problem>();
        CheckName(problems, nameof(FirstName), FirstName, "first name");
        CheckName(problems, nameof(LastName), LastName, "last name");
        var parsed = CheckAddresses(problems);
        if (Text.OneLine(Phone).Length > Person.LongestPhone)
            problems.Add(new Problem(nameof(Phone), $"A phone number has at most {Person.LongestPhone} characters."));
        if (Text.OneLine(ExternalId).Length > Person.LongestExternalId)
            problems.Add(new Problem(nameof(ExternalId), $"An id has at most {Person.LongestExternalId} characters."));
        addresses = problems.Count == 0 ? parsed : [];
        return problems;
    }

    private static void CheckName(List<Problem> problems, string field, string name, string called)
    {
        var length = Text.OneLine(name).Length;
        if (length == 0)
            problems.Add(new Problem(field, $"Enter a {called}."));
        else if (length > Person.LongestName)
            problems.Add(new Problem(field, $"A {called} has at most {Person.LongestName} characters."));
    }

    private List<EmailAddress> CheckAddresses(List<Problem> problems)
    {
        var parsed = new List<EmailAddress>();
        for (var index = 0; index < Addresses.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(Addresses[index]))
                continue;
            if (EmailAddress.Parse(Addresses[index], out var problem) is not { } address)
                problems.Add(new Problem(AddressField(index), problem!));
            else if (parsed.Any(other => other.Key == address.Key))
                problems.Add(new Problem(AddressField(index), "This address is here already."));
            else if (parsed.Count == Person.MostAddresses)
                problems.Add(new Problem(AddressField(index), $"A person has at most {Person.MostAddresses} addresses."));
            else
                parsed.Add(address);
        }
        return parsed;
    }
}
