using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Complaints;
using Assignr.Portal.NewAccounts.Digests;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.Letters;
using Assignr.Portal.NewAccounts.Letters.Copy;
using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Reminders.Declining;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.NewAccounts.Stragglers;
using Assignr.Portal.NewAccounts.Withdrawing;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.NewAccounts.WrongPerson;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Shell.Layouts;
using Assignr.Portal.Shell.Requests;

namespace Assignr.Portal.NewAccounts;

public static class NewAccountsSetup
{
    public static IServiceCollection AddNewAccounts(this IServiceCollection services) => services
        .AddLetter<NewAccountKind, NewAccountLetterWriter>()
        .AddLetter<ReminderKind, ReminderLetterWriter>()
        .AddSingleton<LetterWords>()
        .AddSingleton<SampleLetters>()
        .AddCopies()
        .AddSingleton<LoadWords>()
        .AddSingleton<ChangeWords>()
        .AddSingleton<PreviewWords>()
        .AddSingleton<SendCopy>()
        .AddLetter<DigestKind, DigestLetterWriter>()
        .AddSingleton<IPersonPart, NewAccountPart>()
        .AddSingleton<SendNewAccountEmail>()
        .AddSingleton<PreviewMailing>()
        .AddSingleton<LookAtSenderDoubts>()
        .AddSingleton<LoadPreviewed>()
        .AddSingleton<FindPreviewed>()
        .AddSingleton<PreviewLetter>()
        .AddSingleton<SendMailing>()
        .AddSingleton<StopMailing>()
        .AddSingleton<PauseMailing>()
        .AddSingleton<GoOnWithMailing>()
        .AddSingleton<StartPlanned>()
        .AddSingleton<ListPlanned>()
        .AddSingleton<ListPlannedPeople>()
        .AddSingleton<ChangePlannedTime>()
        .AddSingleton<RetryRefused>()
        .AddSingleton<LoadMailing>()
        .AddSingleton<ListMailings>()
        .AddSingleton<FindRunningMailing>()
        .AddSingleton<MailingProgress>()
        .AddSingleton(new ScreenPart(ScreenPlace.UnderMenu, typeof(RunningMailing)))
        .AddSingleton<ExportMailing>()
        .AddSingleton<DescribeWithdrawal>()
        .AddSingleton<WithdrawLinks>()
        .AddSingleton<LiftComplaint>()
        .AddSingleton<TakeBackWrongPerson>()
        .AddSingleton<FixAddressAndSendAgain>()
        .AddSingleton<ListNeedsYou>()
        .AddSingleton<ExportNeedsYou>()
        .AddSingleton<NoteCall>()
        .AddSingleton<CountFunnel>()
        .AddSingleton<ListStragglers>()
        .AddSingleton<SendReminders>()
        .AddSingleton<StopReminders>()
        .AddSingleton<LoadPersonReminders>()
        .AddSingleton<DeclineReminders>()
        .AddSingleton<LookAtDeclining>()
        .AddSingleton<AllowReminders>()
        .AddHostedService<ReminderWorker>()
        .AddHostedService<PlannedWorker>()
        .AddSingleton<SendDigests>()
        .AddSingleton<ChooseDigest>()
        .AddSingleton<DeclineDigest>()
        .AddHostedService<DigestWorker>();

    private static IServiceCollection AddCopies(this IServiceCollection services)
    {
        foreach (var letter in WordedLetters.InOrder)
            services.AddSingleton<IMailKind>(portal => new CopyKind(letter, portal.GetRequiredService<SampleLetters>()));
        return services;
    }

    public static WebApplication MapNewAccounts(this WebApplication app)
    {
        app.MapGet("/mailings/{id:guid}/messages.csv", DownloadAsync).AddEndpointFilter<EndsWithThePortal>()
            .WithMetadata(new PageForAttribute(Who.Readers));
        app.MapGet("/people/needs-you.csv", NeedsYouAsync).AddEndpointFilter<EndsWithThePortal>()
            .WithMetadata(new PageForAttribute(Who.Readers));
        return app;
    }

    private static async Task<IResult> NeedsYouAsync(string? days, HttpContext http, CurrentCaller current, ExportNeedsYou export,
        CancellationToken cancel)
    {
        var caller = await current.FromAsync(http.User, http.Connection.RemoteIpAddress?.ToString(), cancel);
        var table = await export.RunAsync(caller, WhoNeedsYou.Days(days), cancel);
        return TableFile.Download(http, table, "needs-you", TableFormat.Csv, cancel);
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext http, CurrentCaller current, ExportMailing export,
        CancellationToken cancel)
    {
        var caller = await current.FromAsync(http.User, http.Connection.RemoteIpAddress?.ToString(), cancel);
        return TableFile.Download(http, await export.RunAsync(caller, id, cancel));
    }
}
