using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IrisBench.Experiments.Sides;

/// <summary>Keeps the system that is measured to one irisbench at a time: by a lease at the gateway, which knows those on other machines
/// too, and by a locked file for each address on this machine.</summary>
internal sealed class RunLease : IAsyncDisposable
{
    // Long enough for a machine that is busy; who died keeps others out no longer.
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly IReadOnlyList<FileStream> _locks;
    private readonly GatewayClient? _gateway;
    private readonly Task _renewing;

    private RunLease(IReadOnlyList<FileStream> locks, GatewayClient? gateway, string owner)
    {
        (_locks, _gateway) = (locks, gateway);
        _renewing = gateway is null ? Task.CompletedTask : Task.Run(() => RenewAsync(gateway, owner));
    }

    /// <summary>Cancelled when somebody else has taken it.</summary>
    public CancellationToken Lost => _lost.Token;

    public ExperimentException? Failure { get; private set; }

    /// <summary>Takes it.</summary>
    /// <param name="command">By which it is told who has it; without secrets.</param>
    /// <param name="addresses">Where the sides answer.</param>
    /// <param name="gateway">The gateway, if it is one that leases.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ExperimentException">Somebody else has it; the message says who.</exception>
    public static async Task<RunLease> TakeAsync(
        string command, IEnumerable<Uri> addresses, GatewayClient? gateway, CancellationToken cancellationToken)
    {
        var owner = Owner(command);
        var locks = SystemLock.TakeAll(addresses, owner);
        try
        {
            if (gateway is not null)
                await gateway.LeaseAsync(owner, Length, cancellationToken);
            return new RunLease(locks, gateway, owner);
        }
        catch
        {
            SystemLock.Release(locks);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        if (_gateway is not null)
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await _gateway.ReturnLeaseAsync(patience.Token);
            }
            catch (Exception exception) when (exception is ExperimentException or OperationCanceledException)
            {
                // It ends by itself.
            }
        }

        SystemLock.Release(_locks);
        _end.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(GatewayClient gateway, string owner)
    {
        using var timer = new PeriodicTimer(Renewal);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(_end.Token);
                await gateway.LeaseAsync(owner, Length, _end.Token);
            }
            catch (OperationCanceledException)
            {
                // The end of the run.
            }
            catch (LeaseHeldException exception)
            {
                Failure = new ExperimentException($"This run has lost the system to another. {exception.Message}", exception);
                await _lost.CancelAsync();
                return;
            }
            catch (ExperimentException)
            {
                // A gateway that is busy or away is asked again; one that stays away fails the rounds.
            }
        }
    }

    // The command has no secrets. What is shown of it must not lose who it is.
    private static string Owner(string command)
    {
        var who = string.Create(
            CultureInfo.InvariantCulture,
            $"({AppDomain.CurrentDomain.FriendlyName}, process {Environment.ProcessId} on {Environment.MachineName})");
        return $"'{Excerpt.Of(command)}' {who}";
    }
}

/// <summary>A file that is locked while a system is measured from this machine; the kernel unlocks it however its owner ends.</summary>
internal static class SystemLock
{
    private const int LongestOwner = 1000;

    // EWOULDBLOCK of Linux and of macOS, and Windows's sharing violation.
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    /// <exception cref="ExperimentException">Somebody else has one of them; the message says who.</exception>
    public static IReadOnlyList<FileStream> TakeAll(IEnumerable<Uri> addresses, string owner)
    {
        var locks = new List<FileStream>();
        if (Folder() is not { } folder)
            return locks;
        try
        {
            // In one order, or two that want the same could each have one.
            foreach (var address in addresses.Select(address => address.Authority).Distinct().Order(StringComparer.Ordinal))
            {
                if (Take(folder, address, owner) is { } taken)
                    locks.Add(taken);
            }

            return locks;
        }
        catch
        {
            Release(locks);
            throw;
        }
    }

    public static void Release(IReadOnlyList<FileStream> locks)
    {
        foreach (var taken in locks)
        {
            Write(OwnerPath(taken.Name), owner: null);
            taken.Dispose();
        }
    }

    // The user's own, in which nobody else puts links; null where there is none, and then nothing is locked.
    private static string? Folder()
    {
        try
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data
                ? Directory.CreateDirectory(Path.Combine(data, "irisbench", "measured")).FullName
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream? Take(string folder, string address, string owner)
    {
        var path = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..16]}.lock");
        try
        {
            var file = new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            Write(OwnerPath(path), owner);
            return file;
        }
        catch (IOException exception) when (InUse.Contains(exception.HResult))
        {
            var other = OwnerIn(OwnerPath(path)) ?? "another irisbench";
            throw new ExperimentException($"The system is being measured from this machine by {other}; wait until that has ended.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Beside the lock, which keeps its own file from being read.
    private static string OwnerPath(string path) => $"{path}.owner";

    private static void Write(string path, string? owner)
    {
        try
        {
            if (owner is null)
                File.Delete(path);
            else
                File.WriteAllText(path, owner);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The lock counts; what it says is for a person.
        }
    }

    private static string? OwnerIn(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[LongestOwner];
            var text = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            return text.Length == 0 ? null : string.Concat(text.Where(letter => !char.IsControl(letter)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
