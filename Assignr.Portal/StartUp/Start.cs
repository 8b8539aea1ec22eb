using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

/// <summary>From built to listening: settings first, then the database, then the server.</summary>
internal static class Start
{
    /// <summary>Runs until the portal is told to stop. Answers the exit code: 1 where it could not start, having said why.</summary>
    public static async Task<int> RunSafelyAsync(this WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            await app.Services.MigrateAsync();
            if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.DemoLeague)
                await app.Services.SeedDemoLeagueAsync();
            await app.RunAsync();
            return 0;
        }
        catch (Exception broken) when (StartProblem.Sentences(broken) is { } sentences)
        {
            await Console.Error.WriteLineAsync("Assignr Portal cannot start.");
            foreach (var sentence in sentences)
                await Console.Error.WriteLineAsync($"  {sentence}");
            return 1;
        }
    }
}
