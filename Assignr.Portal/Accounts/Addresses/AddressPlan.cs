using Assignr.Portal.People;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>What a person who edits their own addresses wants, field by field.</summary>
/// <param name="Stay">Their addresses that stay, as stored, in the order of the form.</param>
/// <param name="Asked">New ones, each with the field it was typed into and the address that it replaces once it is
/// confirmed.</param>
internal sealed record AddressPlan(IReadOnlyList<EmailAddress> Stay, IReadOnlyList<AskedAddress> Asked)
{
    /// <param name="shown">What the form showed in each field.</param>
    /// <param name="typed">What the fields contain; there may be more of them. Each is an address or empty.</param>
    /// <param name="here">The addresses they have.</param>
    public static AddressPlan Of(IReadOnlyList<string> shown, IReadOnlyList<string> typed, IReadOnlyList<EmailAddress> here)
    {
        var wanted = typed.Select(EmailAddress.KeyOf).ToList();
        var (stay, asked) = (new List<EmailAddress>(), new List<AskedAddress>());
        for (var field = 0; field < typed.Count; field++)
        {
            if (EmailAddress.Parse(typed[field], out _) is not { } address)
                continue;
            var old = field < shown.Count ? EmailAddress.KeyOf(shown[field]) : null;
            var replaced = here.FirstOrDefault(one => one.Key == old && !wanted.Contains(old));
            var known = here.FirstOrDefault(one => one.Key == address.Key);
            if (known is null)
                asked.Add(new AskedAddress(address, field, replaced?.Key));
            // An address that was typed over stays until the new one is confirmed.
            if ((known ?? replaced) is { } stays)
                stay.Add(stays);
        }
        return new AddressPlan(stay, asked);
    }

    public bool Changes(IReadOnlyList<EmailAddress> here) =>
        Asked.Count > 0 || !Stay.Select(address => address.Key).SequenceEqual(here.Select(address => address.Key));
}

internal sealed record AskedAddress(EmailAddress Address, int Field, string? Replaces);
