using IrisBench.Experiments.Measurement;

namespace IrisBench.Tests.Experiments.Measurement;

/// <summary>The files of both versions, as Docker, containerd and Podman lay them out.</summary>
public sealed class ControlGroupFileTests : IDisposable
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData($"docker/{Id}")]
    [InlineData($"system.slice/docker-{Id}.scope")]
    [InlineData($"kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/cri-containerd-{Id}.scope")]
    [InlineData($"machine.slice/libpod-{Id}.scope")]
    public void A_group_of_version_2_is_read_as_cAdvisor_reads_it(string path)
    {
        WriteVersion2(path, inactiveFile: 30_000_000);
        foreach (var named in new[] { Id, Id[..12], $"/{path}", Path.Combine(_root.FullName, path) })
        {
            var reading = Read(named);
            Assert.Equal((1.234567, 70_000_000), (reading.CpuSeconds, reading.WorkingSetBytes));
        }
    }

    [Theory]
    [InlineData("cpuacct", $"docker/{Id}")]
    [InlineData("cpu,cpuacct", $"kubepods/burstable/pod1/{Id}")]
    public void A_group_of_version_1_is_read_as_cAdvisor_reads_it(string controller, string path)
    {
        WriteVersion1(controller, path);
        foreach (var named in new[] { Id, Id[..12], $"/{path}" })
        {
            var reading = Read(named);
            Assert.Equal((1.234567891, 70_000_000), (reading.CpuSeconds, reading.WorkingSetBytes));
        }
    }

    [Fact]
    public void Replicas_are_added_up()
    {
        WriteVersion2("a", inactiveFile: 0);
        WriteVersion2("b", inactiveFile: 0);
        var reading = Read("/a", "/b");
        Assert.Equal((2 * 1.234567, 200_000_000, 2), (reading.CpuSeconds, reading.WorkingSetBytes, reading.Replicas));
    }

    [Fact]
    public void A_working_set_is_never_below_nothing()
    {
        // Both files are written while the group lives on.
        WriteVersion2("a", inactiveFile: 100_000_001);
        Assert.Equal(0, Read("/a").WorkingSetBytes);
    }

    [Theory]
    [InlineData("/nowhere", "there is no control group /nowhere")]
    [InlineData("fedcba9876543210", "no control group")]
    [InlineData("0123456789ab", "more than one control group")]
    [InlineData("0123", "neither a path that begins with a slash nor 8 characters")]
    [InlineData("/broken", "has no usage_usec")]
    public void What_cannot_be_read_is_said_in_a_line(string named, string words)
    {
        WriteVersion2($"docker/{Id}", inactiveFile: 0);
        WriteVersion2($"podman/{Id}", inactiveFile: 0);
        WriteVersion2("broken", inactiveFile: 0);
        File.WriteAllText(Path.Combine(_root.FullName, "broken", "cpu.stat"), "user_usec 1\n");
        var message = Assert.Throws<MeasurementLostException>(() => Read(named)).Message;
        Assert.StartsWith("the control group of monolith cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_container_that_ends_while_it_is_measured_is_missed()
    {
        WriteVersion2("a", inactiveFile: 0);
        using var source = Source("/a");
        source.Settle(new RunClock(), default);
        Directory.Delete(Path.Combine(_root.FullName, "a"), recursive: true);
        Assert.Throws<MeasurementLostException>(() => source.Read(new RunClock(), default));
    }

    private Reading Read(params string[] named)
    {
        using var source = Source(named);
        source.Settle(new RunClock(), default);
        return Assert.Single(source.Read(new RunClock(), default));
    }

    private ControlGroupSource Source(params string[] named)
        => new(new Dictionary<string, IReadOnlyList<string>> { ["monolith"] = named }, _root.FullName);

    private void WriteVersion2(string path, long inactiveFile)
    {
        var group = _root.CreateSubdirectory(path).FullName;
        File.WriteAllText(Path.Combine(group, "cpu.stat"), "usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\n");
        File.WriteAllText(Path.Combine(group, "memory.current"), "100000000\n");
        File.WriteAllText(
            Path.Combine(group, "memory.stat"), $"anon 1\nfile 2\ninactive_anon 5\ninactive_file {inactiveFile}\nactive_file 3\n");
    }

    private void WriteVersion1(string controller, string path)
    {
        File.WriteAllText(Path.Combine(_root.CreateSubdirectory($"{controller}/{path}").FullName, "cpuacct.usage"), "1234567891\n");
        var memory = _root.CreateSubdirectory($"memory/{path}").FullName;
        File.WriteAllText(Path.Combine(memory, "memory.usage_in_bytes"), "100000000\n");
        File.WriteAllText(Path.Combine(memory, "memory.stat"), "cache 1\ninactive_file 7\ntotal_inactive_file 30000000\n");
    }
}
