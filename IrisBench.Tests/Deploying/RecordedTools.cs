using System.Text;
using System.Text.Json;
using IrisBench.Tests.Publishing;

namespace IrisBench.Tests.Deploying;

/// <summary>Programs of the names that a deployment calls, alone on PATH: each notes how it is called and answers as it was told. No
/// cluster stands behind them. What is said last of a call counts.</summary>
internal sealed class RecordedTools : IDisposable
{
    /// <summary>All that a deployment with faas-cli calls.</summary>
    public static readonly string[] All = ["kubectl", "helm", "faas-cli", "dotnet"];

    private const string Context = "kind-test";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tools-");
    private readonly List<(string Tool, string Pattern, string Answer)> _answers = [];
    private readonly string[] _tools;

    public RecordedTools(params string[] tools)
    {
        _tools = tools;
        Directory.CreateDirectory(Bin);
        Answer("helm", "version*", output: "v4.2.0+g0123456")
            .Answer("kubectl", "*config current-context", output: Context)
            .Answer("kubectl", "*config view*", output: "https://127.0.0.1:6443")
            .Answer("kubectl", "*version*", output: """{"serverVersion":{"gitVersion":"v1.33.1"}}""")
            .Answer("kubectl", "*auth can-i*", output: "yes")
            .Answer("kubectl", "*get service gateway*", output: "service/gateway")
            .Answer("kubectl", "*get secret basic-auth*",
                output: SecretJson("basic-auth-user", "admin", "basic-auth-password", GatewayPassword))
            .Answer("kubectl", "*port-forward*", shell: "echo 'Forwarding from 127.0.0.1:45678 -> 8080'; exec /bin/sleep 600");
    }

    public const string GatewayPassword = "the-password-of-the-gateway";

    public string Home => _folder.FullName;

    public string Output => Path.Combine(_folder.FullName, "out");

    public string Bin => Path.Combine(_folder.FullName, "bin");

    private string Record => Path.Combine(_folder.FullName, "record");

    /// <summary>Every call, in order: the program's name and its arguments with blanks between.</summary>
    public IReadOnlyList<string> CallsInFull => File.Exists(Record) ? File.ReadAllLines(Record) : [];

    /// <summary>The same, without the current context, which is in every call of kubectl but the one that asks for it.</summary>
    public IReadOnlyList<string> Calls =>
        [.. CallsInFull.Select(call => call.Replace($"kubectl --context {Context} ", "kubectl ", StringComparison.Ordinal))];

    /// <summary>What the first call that begins so read from standard input.</summary>
    public string InputOf(string call)
        => File.ReadAllText($"{Record}.{Calls.Index().First(item => item.Item.StartsWith(call, StringComparison.Ordinal)).Index + 1}");

    /// <summary>What a deployment sees of files and variables: written by <see cref="Answer"/>'s shell to <c>$NOTES</c>.</summary>
    public string Notes => File.Exists(NotesFile) ? File.ReadAllText(NotesFile) : "";

    private string NotesFile => Path.Combine(_folder.FullName, "notes");

    public RecordedTools Answer(
        string tool, string pattern, int exitCode = 0, string output = "", string errors = "", string? shell = null)
    {
        _answers.Add((tool, pattern, shell ?? $"printf '%s\\n' {Quote(output)}; printf '%s\\n' {Quote(errors)} >&2; exit {exitCode}"));
        return this;
    }

    /// <summary>A Secret as kubectl tells it, of names and values in turns.</summary>
    public static string SecretJson(params string[] pairs) => JsonSerializer.Serialize(new
    {
        data = pairs.Chunk(2).ToDictionary(pair => pair[0], pair => Convert.ToBase64String(Encoding.UTF8.GetBytes(pair[1]))),
    });

    /// <summary>Runs the AppHost's step, with the secrets in its environment where they are given.</summary>
    public async Task<AppHostRun> RunAsync(string step, string[] arguments, params (string Name, string? Value)[] environment)
    {
        foreach (var tool in _tools)
            Write(tool);
        return await AppHostRun.OfAsync(
            Home,
            [
                ("PATH", Bin), ("CI", null), ("OPENFAAS_URL", null), ("KUBECONFIG", null), ("DOTNET_ENVIRONMENT", "Production"),
                .. environment,
            ],
            ["--operation", "publish", "--step", step, "--output-path", Output, .. arguments]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string tool)
    {
        var answers = _answers.Where(answer => answer.Tool == tool).Reverse()
            .Select(answer => $"{Escape(answer.Pattern)}|{Escape($"--context {Context} {answer.Pattern}")}) {answer.Answer};;");
        var path = Path.Combine(Bin, tool);
        // Its calls are one after the other, so that their number is that of the line.
        File.WriteAllText(path, $$"""
            #!/bin/sh
            NOTES={{Quote(NotesFile)}}
            printf '%s\n' "{{tool}} $*" >> {{Quote(Record)}}
            number=$(/usr/bin/wc -l < {{Quote(Record)}})
            /bin/cat > {{Quote(Record)}}.$number
            case "$*" in
            {{string.Join('\n', answers)}}
            esac
            exit 0
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    // Of sh's patterns the star is meant, and nothing else.
    private static string Escape(string pattern)
        => string.Join('*', pattern.Split('*').Select(part => part.Length == 0 ? "" : Quote(part)));

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
