using CoordinationFlow.Server.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace CoordinationFlow.IntegrationTests.Server;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Demo:Enabled", "true")]
    [InlineData("SignIn:Scheme", "Demo")]
    public void Production_refuses_to_start_with_demo_persons(string key, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => Read("Production", (key, value)));

        Assert.Contains(refused.Wrong, line => line.Contains("Demo", StringComparison.Ordinal) && line.Contains("Production", StringComparison.Ordinal));
    }

    [Fact]
    public void Production_starts_with_the_defaults() => Assert.False(Read("Production").Demo.Enabled);

    [Fact]
    public void The_demonstration_starts_elsewhere() => Assert.True(Read("Demo", ("Demo:Enabled", "true"), ("SignIn:Scheme", "Demo")).Demo.Enabled);

    [Theory]
    [InlineData("Bus:Connection", "pigeon://user:secret@loft/", "Connection")]
    [InlineData("Bus:TlsAuthorities", "/nowhere.pem", "/nowhere.pem")]
    [InlineData("SignIn:SessionMinutes", "1", "SessionMinutes")]
    [InlineData("SignIn:SessionMinutes", "soon", "SessionMinutes")]
    [InlineData("Limits:StopSeconds", "0", "StopSeconds")]
    [InlineData("Proxies:Known:0", "proxy.example", "proxy.example")]
    [InlineData("Store:Folder", "", "Folder")]
    public void A_wrong_setting_is_named(string key, string value, string named)
    {
        var refused = Assert.Throws<SettingsException>(() => Read("Production", (key, value)));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private static ServerSettings Read(string environment, params (string Key, string Value)[] settings) => SettingsCheck.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
