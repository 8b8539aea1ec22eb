using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>
/// A real mail server on loopback. It accepts mail only after STARTTLS or TLS and a sign-in, for the league and its officials, and delivers
/// it into folders. Dovecot's auth process checks the password.
/// </summary>
internal sealed class Postfix : IAsyncDisposable
{
    public const string UserName = "portal";
    public const string Password = "whistle-in-the-snow-42";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("assignr-smtp-").FullName;
    private readonly Process auth;

    private Postfix(string limits, int? next)
    {
        (Port, TlsPort) = (Ports.Free(), Ports.Free());
        Fingerprint = MakeCertificate();
        // The users that the packages made write there.
        Run("chmod", "755", folder);
        Run("install", "-d", "-o", "postfix", Path.Combine(folder, "data"), Path.Combine(folder, "mail"));
        Run("install", "-d", Path.Combine(folder, "queue"), Path.Combine(folder, "auth"));
        Write("conf/main.cf", $"""
            compatibility_level = 3.6
            queue_directory = {folder}/queue
            data_directory = {folder}/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            maillog_file = {folder}/data/log
            maillog_file_prefixes = {folder}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = relay.example.test
            mydestination =
            alias_maps =
            smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
            virtual_mailbox_domains = officials.example.com, league.example.com
            virtual_mailbox_base = {folder}/mail
            virtual_mailbox_maps = regexp:{folder}/conf/boxes
            virtual_uid_maps = static:{Output("id", "-u", "postfix")}
            virtual_gid_maps = static:{Output("id", "-g", "postfix")}
            virtual_minimum_uid = 1
            transport_maps = regexp:{folder}/conf/transport
            smtp_tls_security_level = none
            smtpd_tls_cert_file = {folder}/conf/certificate.pem
            smtpd_tls_key_file = {folder}/conf/key.pem
            smtpd_tls_security_level = encrypt
            smtpd_tls_auth_only = yes
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = {folder}/auth/socket
            smtpd_client_event_limit_exceptions =
            {limits}
            """);
        Write("conf/master.cf", $"""
            127.0.0.1:{Port} inet n - n - - smtpd
            127.0.0.1:{TlsPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            retry unix - - n - - error
            virtual unix - n n - - virtual
            smtp unix - - n - - smtp
            anvil unix - - n - 1 anvil
            proxymap unix - - n - - proxymap
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd
            """);
        // Nobody else has a mailbox; mail for "gone" is relayed to another server.
        Write("conf/boxes", "/^(official[0-9]+|gone)@officials/ officials/\n/@league/ league/\n");
        Write("conf/transport", next is { } port ? $"/^gone@/ smtp:[127.0.0.1]:{port}\n" : "");
        Write("auth/dovecot.conf", $$"""
            base_dir = {{folder}}/auth/run
            state_dir = {{folder}}/auth/state
            log_path = {{folder}}/auth/log
            protocols =
            disable_plaintext_auth = no
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=dovecot gid=dovecot home=/nonexistent
            }
            service auth {
              unix_listener {{folder}}/auth/socket {
                mode = 0666
              }
            }
            service stats {
              chroot =
            }
            """);
        auth = Process.Start("dovecot", ["-F", "-c", Path.Combine(folder, "auth", "dovecot.conf")]);
    }

    public int Port { get; }

    /// <summary>The port with TLS from the first byte.</summary>
    public int TlsPort { get; }

    /// <summary>Its certificate is self-signed.</summary>
    public string Fingerprint { get; }

    /// <param name="limits">More lines of main.cf.</param>
    /// <param name="next">The port to which mail for gone@officials.example.com is relayed.</param>
    public static async Task<Postfix> StartAsync(string limits = "", int? next = null)
    {
        var server = new Postfix(limits, next);
        try
        {
            await WaitAsync(() => File.Exists(Path.Combine(server.folder, "auth", "socket")));
            server.Start();
            return server;
        }
        catch
        {
            await server.EndAsync();
            throw;
        }
    }

    /// <summary>What it wrote in its log until now.</summary>
    public string Log => File.ReadAllText(Path.Combine(folder, "data", "log"));

    public void Start() => Run("postfix", "-c", Path.Combine(folder, "conf"), "start");

    /// <summary>Ends it and its processes; does nothing where it does not run.</summary>
    public async Task StopAsync()
    {
        // It kills what still runs after five seconds, and reports a failure where that has ended meanwhile.
        await Task.Run(() => Code("postfix", "-c", Path.Combine(folder, "conf"), "stop"));
        await WaitAsync(() => Code("postfix", "-c", Path.Combine(folder, "conf"), "status") != 0);
    }

    /// <summary>Everything that was delivered to officials or to the league, as soon as there is so much; after a while, whatever there
    /// is.</summary>
    public async Task<IReadOnlyList<MimeMessage>> DeliveredAsync(int count, string to = "officials")
    {
        var box = Path.Combine(folder, "mail", to, "new");
        await WaitAsync(() => Directory.Exists(box) && Directory.GetFiles(box).Length >= count);
        return [.. Directory.GetFiles(box).Select(file => MimeMessage.Load(file))];
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await EndAsync();
    }

    private async Task EndAsync()
    {
        // The master process ends its children.
        Run("kill", "-TERM", auth.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await auth.WaitForExitAsync();
        auth.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WaitAsync(Func<bool> met)
    {
        for (var watch = Stopwatch.StartNew(); !met() && watch.Elapsed < Patience;)
            await Task.Delay(Moment);
    }

    private string MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=relay.example.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Write("conf/certificate.pem", certificate.ExportCertificatePem());
        Write("conf/key.pem", key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
        Run("chmod", "-R", "u=rwX,go=rX", Path.GetDirectoryName(path)!);
    }

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    // A portal in this process sets the umask; the server's other users must be able to read its files.
    private static void Run(string program, params string[] arguments)
    {
        if (Code(program, arguments) is not 0 and var code)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}.");
    }

    private static int Code(string program, params string[] arguments)
    {
        using var process = Process.Start("sh", ["-c", "umask 022; exec \"$0\" \"$@\"", program, .. arguments]);
        process.WaitForExit();
        return process.ExitCode;
    }
}
