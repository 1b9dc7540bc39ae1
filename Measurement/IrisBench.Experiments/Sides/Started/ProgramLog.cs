using System.Text;
using IrisBench.Processes;

namespace IrisBench.Experiments.Sides.Started;

/// <summary>What a program prints, in a file of the run's folder, without the environment's secrets, and not endless; and its last
/// lines.</summary>
internal sealed class ProgramLog : IDisposable
{
    private const long MostBytes = 16 << 20;
    private const int LongestLine = 8192;

    // More than is written, so that a secret at the cut is whole when it is looked for.
    private const int MostRead = 2 * LongestLine;

    private readonly Func<string, string> _hide;
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer;
    private bool _closed;

    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public ProgramLog(string path, Func<string, string> hide)
    {
        (Path, _hide) = (path, hide);
        _writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    public string Path { get; }

    public LastLines Last { get; private set; } = new();

    /// <summary>Forgets the last lines: another start begins.</summary>
    public void Begin() => Last = new LastLines();

    /// <summary>Writes lines until the output ends. Of one that does not end no more is kept than can be told.</summary>
    public async Task PumpAsync(TextReader output)
    {
        var (buffer, line) = (new char[4096], new StringBuilder());
        try
        {
            while (await output.ReadAsync(buffer) is > 0 and var count)
            {
                for (var index = 0; index < count; index++)
                {
                    if (buffer[index] == '\n')
                        End(line);
                    else if (line.Length < MostRead)
                        line.Append(buffer[index]);
                }
            }
        }
        catch (IOException)
        {
            // The program is gone.
        }

        if (line.Length > 0)
            End(line);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _writer.Dispose();
        }
    }

    private void End(StringBuilder line)
    {
        Write(line.ToString());
        line.Clear();
    }

    private void Write(string line)
    {
        // Hidden first: a cut through a secret would leave a part of it.
        var hidden = _hide(line);
        var text = hidden.Length > LongestLine ? hidden[..LongestLine] + "…" : hidden;
        Last.Add(text);
        lock (_lock)
        {
            if (_closed)
                return;
            try
            {
                _writer.WriteLine(text);
                if (_writer.BaseStream.Length > MostBytes)
                {
                    _writer.WriteLine("… (what it printed further is not kept)");
                    _closed = true;
                }
            }
            catch (IOException)
            {
                // A full disk: the run does without.
                _closed = true;
            }
        }
    }
}
