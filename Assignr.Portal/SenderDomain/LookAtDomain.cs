using Assignr.Portal.Access;
using Assignr.Portal.Settings;

namespace Assignr.Portal.SenderDomain;

/// <summary>Looks at the sender's domain over DNS, for at most <see cref="Dns.DnsOptions.WholeSeconds"/>. It changes nothing, so whoever
/// reads everything may.</summary>
[Allow(Who.Readers)]
public sealed class LookAtDomain(ReadSite readSite, Subjects subjects, CheckUps checkUps)
{
    /// <returns>Null where the sender address has no domain that could be looked up.</returns>
    public async Task<CheckUp?> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return subjects.Of(await readSite.RunAsync(caller, cancel)) is { } subject
            ? await checkUps.LookAsync(subject).WaitAsync(cancel)
            : null;
    }
}
