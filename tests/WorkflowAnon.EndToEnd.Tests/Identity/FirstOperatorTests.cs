using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowAnon.EndToEnd.Tests.Office;
using WorkflowAnon.Testing;

namespace WorkflowAnon.EndToEnd.Tests.Identity;

/// <summary>最初の運用管理者 of a database of the real procedure: by the program's own verb, then on the pages.</summary>
public sealed partial class FirstOperatorTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_first_operator_is_made_on_the_command_line_and_makes_the_others_on_the_pages()
    {
        using var folder = new TempDirectory();
        string[] service = ["--mode", "Production", "--data", folder.Path];
        var refused = await RunAsync(["add-operator", "Suzuki", "鈴木 一郎", .. service]);
        Assert.Equal(2, refused.Code);
        Assert.Contains("登録していません", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(["add-operator", "suzuki", .. service])).Code);
        var made = await RunAsync(["add-operator", "suzuki", "鈴木 一郎", .. service]);
        Assert.True(made.Code == 0, made.Output + made.Error);
        var temporary = Password().Match(made.Output).Groups[1].Value;

        await using var server = await ServerProcess.StartAsync(service);
        await using var desk = await browser.OpenAsync(server.Address);
        await desk.SignInAsync("suzuki", temporary);
        await desk.Page.Locator("#currentPassword").FillAsync(temporary);
        await desk.Page.Locator("#newPassword").FillAsync("Kita-2026-haru");
        await desk.Page.Locator("#newPasswordAgain").FillAsync("Kita-2026-haru");
        await desk.PressAsync("パスワードを変更する");
        await desk.SeeAsync("パスワードを変更しました");
        await desk.MenuAsync("職員");
        await desk.LeaveAsync(desk.Page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link, new() { Name = "鈴木 一郎" }));
        await desk.SeeAsync("登録した（総務課・運用管理者）");
        await desk.GoAsync("staff/add");
        await desk.Page.GetByLabel("利用者ID").FillAsync("sato");
        await desk.Page.GetByLabel("氏名").FillAsync("佐藤 花子");
        await desk.Page.GetByLabel("所属").SelectOptionAsync(new SelectOptionValue { Label = "総務課" });
        await desk.Page.GetByLabel("監査者").CheckAsync();
        await desk.PressAsync("職員を登録する");
        await desk.SeeAsync("仮パスワードを発行しました");
    }

    [GeneratedRegex("仮パスワード: ([a-z0-9-]+)")]
    private static partial Regex Password();

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [ServerProcess.ProgramFile, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
