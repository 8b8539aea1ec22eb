using Assignr.Portal.Access;
using Assignr.Portal.Outcomes;

namespace Assignr.Portal.People.Editing;

/// <summary>The fields of a person while they are edited.</summary>
public sealed class PersonForm
{
    private IReadOnlyList<Problem> problems = [];

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string Phone { get; set; } = "";

    public string ExternalId { get; set; } = "";

    public Permissions Permissions { get; set; } = Permissions.Official;

    public List<AddressLine> Addresses { get; } = [new AddressLine()];

    public bool HasAddress => Addresses.Exists(line => !string.IsNullOrWhiteSpace(line.Text));

    public static PersonForm Of(Person person)
    {
        var form = new PersonForm
        {
            FirstName = person.FirstName,
            LastName = person.LastName,
            Phone = person.Phone ?? "",
            ExternalId = person.ExternalId ?? "",
            Permissions = person.Permissions
        };
        if (person.Addresses.Count > 0)
            form.Addresses.Clear();
        form.Addresses.AddRange(person.Addresses.Select(address =>
            new AddressLine
            {
                Text = address.Address,
                Refusal = address.NotTheirsAt is not null ? "Whoever reads it says that it is not theirs. Nothing is mailed there."
                    : address.ComplainedAt is not null ? "Whoever reads it complained about an email. Nothing goes there unless they ask."
                    : address.RefusedAt is null ? null
                    : $"Mail to this address failed. {Mail.Refusals.InWords(address.RefusedBecause)}".TrimEnd()
            }));
        return form;
    }

    public PersonInput ToInput() => new()
    {
        FirstName = FirstName,
        LastName = LastName,
        Phone = Phone,
        ExternalId = ExternalId,
        Permissions = Permissions,
        Addresses = [.. Addresses.Select(line => line.Text)],
    };

    /// <summary>Whether saving would change anything about this person.</summary>
    public bool Differs(Person person)
    {
        var was = Of(person);
        return FirstName != was.FirstName || LastName != was.LastName || Phone != was.Phone || ExternalId != was.ExternalId
            || Permissions != was.Permissions
            || !Typed.SequenceEqual(was.Typed);
    }

    /// <summary>Whether one of the person's addresses is no longer among those typed.</summary>
    public bool Loses(Person person) => ToInput().Lost(person).Count > 0;

    /// <summary>Shows these problems, each until its field is changed.</summary>
    public void Blame(IReadOnlyList<Problem> found) => problems = found;

    public string? ProblemOf(string field) => problems.At(field);

    public void Forgive(string field) => problems = [.. problems.Where(problem => problem.Field != field)];

    /// <summary>Checks only the addresses, as soon as one of their fields is left.</summary>
    public void CheckAddresses()
    {
        var found = ToInput().Check(out _).Where(problem => problem.Field.StartsWith(nameof(PersonInput.Addresses),
            StringComparison.Ordinal));
        problems = [.. problems.Where(problem => !problem.Field.StartsWith(nameof(PersonInput.Addresses), StringComparison.Ordinal)),
            .. found];
    }

    private IEnumerable<string> Typed => Addresses.Select(line => line.Text.Trim()).Where(text => text.Length > 0);
}

/// <summary>One field for an address.</summary>
public sealed class AddressLine
{
    public Guid Key { get; } = Guid.NewGuid();

    public string Text { get; set; } = "";

    /// <summary>Why mail to it failed; null once another address is typed.</summary>
    public string? Refusal { get; set; }

    /// <summary>The text when the field was last left; null while it is being typed.</summary>
    public string? Looked { get; set; }

    /// <summary>Who else has it.</summary>
    public string? Notice { get; set; }
}
