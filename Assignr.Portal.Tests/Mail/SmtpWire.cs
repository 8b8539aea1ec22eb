using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Assignr.Portal.Tests.Mail;

/// <summary>The bytes of one connection to the receiver, in clear or under TLS.</summary>
internal sealed class SmtpWire : IDisposable
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private Stream stream;
    private int filled;
    private int taken;

    public SmtpWire(Socket socket)
    {
        socket.NoDelay = true;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    public bool Encrypted { get; private set; }

    public void Dispose() => stream.Dispose();

    /// <summary>Discards everything that came before TLS, as a careful server does.</summary>
    public async Task EncryptAsync(CancellationToken closing)
    {
        filled = taken = 0;
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = SmtpReceiver.Certificate }, closing);
        stream = tls;
        Encrypted = true;
    }

    public async Task SayAsync(string reply, CancellationToken closing) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), closing);

    public async Task WriteAsync(byte[] bytes, CancellationToken closing) => await stream.WriteAsync(bytes, closing);

    /// <returns>Null where the client went.</returns>
    public async Task<string?> LineAsync(CancellationToken closing)
    {
        var line = new List<byte>();
        while (await WaitAsync(closing))
        {
            var next = Next();
            if (next == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
        }
        return null;
    }

    /// <summary>Waits for a byte; false where the client closed the connection.</summary>
    public async Task<bool> WaitAsync(CancellationToken closing)
    {
        if (taken < filled)
            return true;
        filled = await stream.ReadAsync(buffer, closing);
        taken = 0;
        return filled > 0;
    }

    public byte Next() => buffer[taken++];
}
