using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.Mail.Transports.Pickup;
using Assignr.Portal.Mail.Transports.Smtp;
using Assignr.Portal.Shell.Layouts;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>>(provider => new MailOptionsCheck(provider.GetService<IHostEnvironment>()));
        services.AddSingleton<MailBell>();
        services.AddSingleton<MailChannel>();
        services.AddSingleton<MailHolds>();
        services.AddSingleton<SenderLock>();
        services.AddSingleton<SenderHeartbeat>();
        services.AddMetrics();
        services.AddSingleton<MailMeter>();
        services.AddSingleton<ReturnPath>();
        services.AddSingleton<ResumeMail>();
        services.AddSingleton<LookAtMail>();
        services.AddSingleton<LetterComposer>();
        services.AddSingleton<Pace>();
        services.AddSingleton<InFlight>();
        services.AddSingleton<SenderDatabase>();
        services.AddSingleton<MailKinds>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<Claims>();
        services.AddSingleton<Connections>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<Sender>();
        services.AddSingleton<PickupTransport>();
        services.AddMailbox();
        services.AddSingleton(new ScreenPart(ScreenPlace.AbovePage, typeof(MailNotice)));
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            Transport.Smtp => provider.GetRequiredService<SmtpTransport>(),
#if FLUENTEMAIL
            Transport.FluentEmail => ActivatorUtilities.CreateInstance<Transports.FluentEmail.FluentEmailTransport>(provider),
#endif
            _ => provider.GetRequiredService<PickupTransport>(),
        });
        // Services stop at the same time, so that a slow request does not use up the sender's time.
        services.Configure<HostOptions>(host => (host.ShutdownTimeout,
            host.ServicesStopConcurrently) = (SenderService.ShutdownTimeout, true));
        services.AddHostedService<SenderService>();
        return services;
    }
}
