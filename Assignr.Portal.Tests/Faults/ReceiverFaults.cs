using Assignr.Portal.Tests.Mail;

namespace Assignr.Portal.Tests.Faults;

/// <summary>One row of the faults of mail servers.</summary>
internal static class ReceiverFaults
{
    public static readonly int Many = FaultTable.InFull(10_000, 200);

    /// <summary>Sends to a receiver that does as the script says, and adds the row to the table. Nothing ends in these rows: their recovery
    /// is the longest time in which no letter came.</summary>
    public static async Task<Figures> RunAsync(string row, string fault, Func<SmtpTurn, SmtpAnswer?> script,
        Func<FaultRig, string>? remark = null, string[]? settings = null)
    {
        await using var rig = await FaultRig.QueueAsync(Many, script, settings: settings ?? []);
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        figures = figures with { Recovery = figures.Silence };
        FaultTable.Add(row, fault, figures, remark?.Invoke(rig) ?? "");
        return figures;
    }

    public static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
