using Assignr.Portal.Data;
using Assignr.Portal.Data.Demo;
using Assignr.Portal.Keys;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

/// <summary>The start, after the build: settings first, then the database, then the server. Faults are told in sentences.</summary>
internal static class Start
{
    /// <summary>False, with the reasons printed, where the portal must not start with these settings. To be called before anything reads
    /// a setting.</summary>
    public static bool HasSafeSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            return true;
        }
        catch (Exception broken) when (StartProblem.Sentences(broken) is { } sentences)
        {
            Say(sentences);
            return false;
        }
    }

    /// <summary>Runs until the portal is stopped. Returns the exit code: 1 where it could not start, with the reason printed.</summary>
    public static async Task<int> RunSafelyAsync(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<FileModes>().Mend();
            await app.Services.MigrateAsync();
            await app.Services.PrepareKeysAsync();
            if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.DemoLeague)
                await app.Services.SeedDemoLeagueAsync();
            await app.RunAsync();
            return 0;
        }
        catch (Exception broken) when (StartProblem.Sentences(broken) is { } sentences)
        {
            Say(sentences);
            return 1;
        }
    }

    private static void Say(IReadOnlyList<string> sentences) =>
        Console.Error.WriteLine(string.Join("\n  ", sentences.Prepend("Assignr Portal cannot start.")));
}
