using System.Diagnostics.Metrics;
using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Counts the outcomes of hand-overs and measures their phases, for the metrics that <c>Health</c> shows.</summary>
public sealed class MailMeter : IDisposable
{
    /// <summary>The name of the portal's only meter.</summary>
    public const string Name = "Assignr.Portal";

    private readonly Meter meter;
    private readonly Counter<long> attempts;
    private readonly Histogram<double> phases;

    public MailMeter(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        attempts = meter.CreateCounter<long>("assignr.mail.attempts", "{attempt}", "Recorded attempts by outcome.");
        phases = meter.CreateHistogram<double>("assignr.mail.phase.duration", "s", "How long a phase of a hand-over took.");
    }

    /// <summary>Call it after the commit.</summary>
    internal void Recorded(IEnumerable<Attempt> recorded)
    {
        foreach (var attempt in recorded)
            attempts.Add(1, KeyValuePair.Create<string, object?>("outcome", attempt.Outcome.ToString()));
    }

    /// <param name="phase">One of <see cref="Phases"/>.</param>
    internal void Took(string phase, TimeSpan time) =>
        phases.Record(time.TotalSeconds, KeyValuePair.Create<string, object?>("phase", phase));

    public void Dispose() => meter.Dispose();
}
